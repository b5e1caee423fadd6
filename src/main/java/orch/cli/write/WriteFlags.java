package orch.cli.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.operation.Write;

/** The options of every command that writes. */
public final class WriteFlags {
  private static final String BY_NAME = "name:";

  private final Option<String> key =
      Option.text("--idempotency-key")
          .onlyOnCommandLine()
          .label("UUID")
          .content(Content.IDEMPOTENCY_KEY)
          .description("idempotency key, or name:TEXT to derive it from TEXT");
  private final Option<Boolean> dryRun =
      Option.toggle("--dry-run").description("print the request without sending it");
  private final Option<Boolean> wait =
      Option.toggle("--wait").description("wait for the operation to finish");
  private final WaitFlags waiting = new WaitFlags();

  /** All options, in the order of the help. */
  public List<Option<?>> all() {
    // Every create needs this list, and a stream would load more classes.
    List<Option<?>> options = new ArrayList<>(List.of(key, dryRun, wait));
    options.addAll(waiting.all());
    return options;
  }

  /** The same for a command that makes its own key. */
  public List<Option<?>> allButKey() {
    List<Option<?>> options = new ArrayList<>(all());
    options.remove(key);
    return options;
  }

  /** Whether the command waits for the operation to finish. */
  public boolean isWaiting() {
    return wait.isSet();
  }

  public WaitFlags waiting() {
    return waiting;
  }

  /** Whether a key was given, which is valid for a single write. */
  public boolean hasKey() {
    return key.value().isPresent();
  }

  public boolean isDryRun() {
    return dryRun.isSet();
  }

  /**
   * The idempotency key: the given one, one derived from a name, or a new random one.
   *
   * @param method of the write that gets the key
   * @param path of the write that gets the key
   */
  public UUID key(Account account, Write.Method method, String path) {
    return key.value()
        .map(given -> key(given, () -> scope(account, method, path)))
        .orElseGet(() -> random(account.app()));
  }

  /** The same name gives the same key only for the same account, service, method and path. */
  private static String scope(Account account, Write.Method method, String path) {
    return String.join(
        "\n", account.journalAccount(), account.journalTarget(), method.name(), path);
  }

  private static UUID key(String given, Supplier<String> scope) {
    if (given.startsWith(BY_NAME)) {
      return named(scope.get() + "\n" + given.substring(BY_NAME.length()));
    }
    return Write.parseKey(given)
        .orElseThrow(
            () ->
                new UsageException(
                    "--idempotency-key: '" + given + "' is neither a UUID nor name:TEXT"));
  }

  /** A new idempotency key: a random UUID (RFC 9562, version 4). */
  public static UUID random(App app) {
    return uuid(app.host().random().nextLong(), app.host().random().nextLong(), 4);
  }

  /**
   * A UUID derived from a hash (RFC 9562, version 8): the same text gives the same key on every
   * machine.
   */
  public static UUID named(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return uuid(bits.getLong(), bits.getLong(), 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static UUID uuid(long high, long low, long version) {
    return new UUID(
        (high & ~0xf000L) | version << 12, (low & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }
}
