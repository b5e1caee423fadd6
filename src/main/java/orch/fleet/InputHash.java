package orch.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A hash of everything that decides what a command does for an account. */
public final class InputHash {
  private final List<String> common;

  /**
   * @param common what is the same for all accounts: the command, its options, the contents of the
   *     files
   */
  public InputHash(List<String> common) {
    this.common = List.of(hash(common));
  }

  /** The hash for an account. */
  public String of(FleetAccount account) {
    List<String> parts = new ArrayList<>(common);
    parts.addAll(
        List.of(account.name(), account.sid(), account.profile(), account.credentialProcess()));
    account
        .variables()
        .forEach(
            (name, value) -> {
              parts.add(name);
              parts.add(value);
            });
    return hash(parts);
  }

  /** Each part has its length before it, so that two lists never have the same text. */
  private static String hash(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
