package orch.fleet;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a fleet: every account belongs to exactly one of the shards, by its SID.
 *
 * @param index from 1 to count
 * @param count at least 1
 */
public record Shard(int index, int count) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

  /** The whole fleet. */
  public static final Shard ALL = new Shard(1, 1);

  public Shard {
    if (index < 1 || index > count) {
      throw new IllegalArgumentException(
          "there is no shard " + index + " of " + count + "; shards count from 1");
    }
  }

  /**
   * Reads a shard such as {@code 2/4}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a shard such as 2/4");
    }
    return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** Whether an account belongs to it: SHA-256 of the SID modulo the count. */
  public boolean has(String sid) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(sid.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).mod(BigInteger.valueOf(count)).intValue() == index - 1;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
