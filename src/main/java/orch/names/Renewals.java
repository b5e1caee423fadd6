package orch.names;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import orch.file.LockFile;
import orch.file.OwnerOnly;

/**
 * When the names of an account are to be renewed. A file says it, which the scripts of the shells
 * read and write too: the time in seconds since 1970, a space, and how many renewals have failed
 * since the last one that did not. A script writes it before it starts a renewal, as if that would
 * fail.
 */
public final class Renewals {
  /** The age at which names are renewed. */
  private static final Duration PERIOD = Duration.ofMinutes(10);

  private final Path directory;
  private final String account;

  /**
   * @param cache orch's directory below the user's directory of caches
   * @param account the name of the account, from {@link NameFile#name}
   */
  public Renewals(Path cache, String account) {
    this.directory = cache.resolve("renewals");
    this.account = account;
  }

  /** Says that the names are complete now. */
  public void succeeded(Instant now) throws IOException {
    OwnerOnly.createDirectory(directory);
    Path stamp = directory.resolve(account);
    OwnerOnly.ensureFile(stamp);
    String text = now.plus(PERIOD).getEpochSecond() + " 0\n";
    try (OutputStream out = new FileOutputStream(stamp.toFile())) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The right to renew the names now; empty while another process does so. */
  public Optional<LockFile.Held> begin() throws IOException {
    OwnerOnly.createDirectory(directory);
    return new LockFile(directory, "." + account + ".lock").take();
  }
}
