package orch.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of every write. */
final class WriteFlags {
  private static final String BY_NAME = "name:";

  @Option(
      names = "--idempotency-key",
      paramLabel = "UUID",
      description = "the key of the write, or name:TEXT to make one from a name")
  private @Nullable String key;

  @Option(
      names = "--dry-run",
      description = "print the request and send nothing",
      fallbackValue = "true")
  private boolean dryRun;

  boolean isDryRun() {
    return dryRun;
  }

  /**
   * The key: the one given, one made from a name, or a new one.
   *
   * @param scope what a name is unique in, asked for only when there is a name
   */
  UUID key(App app, Supplier<String> scope) {
    if (key == null) {
      return random(app);
    }
    if (key.startsWith(BY_NAME)) {
      return named(scope.get() + "\n" + key.substring(BY_NAME.length()));
    }
    // UUID.fromString also takes 1-2-3-4-5; the API does not.
    if (!key.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new UsageProblem("--idempotency-key: '" + key + "' is neither a UUID nor name:TEXT");
    }
    return UUID.fromString(key);
  }

  /** A random UUID (RFC 9562, version 4). */
  private static UUID random(App app) {
    return uuid(app.host().random().nextLong(), app.host().random().nextLong(), 4);
  }

  /**
   * A UUID out of a hash (RFC 9562, version 8): the same text gives the same key on every machine.
   */
  private static UUID named(String text) {
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
