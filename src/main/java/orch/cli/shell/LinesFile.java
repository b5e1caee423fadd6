package orch.cli.shell;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import orch.concurrent.Deadline;
import orch.concurrent.LockWait;
import orch.file.LockFile;
import orch.file.OwnerOnly;
import orch.file.RegularFile;
import orch.host.Host;

/**
 * A text file that several shells change at the same time, and that only its owner can read. Each
 * change is made under a lock.
 */
final class LinesFile {
  private static final int LIMIT = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path file;
  private final Host host;

  LinesFile(Path file, Host host) {
    this.file = file;
    this.host = host;
  }

  Path path() {
    return file;
  }

  /** The lines; none when there is no file. */
  List<String> read() throws IOException {
    return RegularFile.attributes(file).isEmpty()
        ? List.of()
        : new String(RegularFile.read(file, LIMIT), StandardCharsets.UTF_8).lines().toList();
  }

  /** Adds a line at the end. */
  void append(String line) throws IOException, InterruptedException {
    LockFile.Held lock = lock();
    try (lock) {
      if (RegularFile.ownAttributes(file).isEmpty()) {
        OwnerOnly.createFile(file);
      }
      // Unlike a channel, this stream does not react to interrupts.
      try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Replaces the lines by others that are made of them. */
  void update(UnaryOperator<List<String>> change) throws IOException, InterruptedException {
    LockFile.Held lock = lock();
    try (lock) {
      List<String> lines = change.apply(read());
      // The lock keeps other writers away, so a crash leaves one such file at most.
      Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      OwnerOnly.createFile(fresh);
      try (OutputStream out = new FileOutputStream(fresh.toFile())) {
        for (String line : lines) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private LockFile.Held lock() throws IOException, InterruptedException {
    Path directory = Objects.requireNonNull(file.getParent());
    OwnerOnly.createDirectory(directory);
    LockWait wait = new LockWait(Deadline.in(PATIENCE, host.ticker()), host.sleeper(), note -> {});
    return new LockFile(directory, file.getFileName() + ".lock").acquire(file.toString(), wait);
  }
}
