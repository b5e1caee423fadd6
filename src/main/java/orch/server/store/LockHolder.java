package orch.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which process has a database locked. SQLite does not tell, but Linux lists the locks of
 * files in {@code /proc/locks}; elsewhere it stays unknown.
 */
final class LockHolder {
  private static final Path LOCKS = Path.of("/proc/locks");
  private static final String UNKNOWN = "another process";

  private LockHolder() {}

  /** Who holds it, such as {@code process 123}. */
  static String of(Path database) {
    try {
      List<String> locks = Files.readAllLines(LOCKS);
      // Writers lock a byte of the file beside the database; whoever wants it all, the database.
      return writer(locks, Path.of(database + "-shm"))
          .or(() -> writer(locks, database))
          .map(pid -> "process " + pid)
          .orElse(UNKNOWN);
    } catch (IOException | RuntimeException e) {
      // No such list on this system, or none that may be read: it only makes a message better.
      return UNKNOWN;
    }
  }

  /**
   * A line is {@code 1: POSIX ADVISORY WRITE 123 08:01:4711 120 120}; the last of 08:01:4711 is the
   * inode.
   */
  private static Optional<String> writer(List<String> locks, Path file) {
    String inode = inode(file);
    return locks.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(lock -> lock.length >= 8 && lock[3].equals("WRITE"))
        .filter(lock -> !inode.isEmpty() && lock[5].endsWith(":" + inode))
        .map(lock -> lock[4])
        .findFirst();
  }

  private static String inode(Path file) {
    try {
      return String.valueOf(Files.getAttribute(file, "unix:ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }
}
