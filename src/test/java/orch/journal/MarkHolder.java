package orch.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Another process that is sending writes until its input ends. */
final class MarkHolder {
  private MarkHolder() {}

  public static void main(String[] args) throws IOException {
    Journal journal = new Journal(Path.of(args[0]), () -> Instant.EPOCH);
    for (int i = 1; i < args.length; i++) {
      System.out.write(journal.mark(UUID.fromString(args[i])).isPresent() ? 'm' : '-');
    }
    System.out.flush();
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }
}
