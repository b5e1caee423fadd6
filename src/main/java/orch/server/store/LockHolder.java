package orch.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the process that holds the lock of a database. SQLite does not report it, but Linux lists
 * file locks in {@code /proc/locks}. On other systems the holder stays unknown.
 */
final class LockHolder {
  private static final Path LOCKS = Path.of("/proc/locks");
  private static final String UNKNOWN = "another process";

  private LockHolder() {}

  /** The holder, such as {@code process 123}. */
  static String of(Path database) {
    try {
      List<String> locks = Files.readAllLines(LOCKS);
      // A writer locks a byte of the -shm file; exclusive access locks the database itself.
      return writer(locks, Path.of(database + "-shm"))
          .or(() -> writer(locks, database))
          .map(pid -> "process " + pid)
          .orElse(UNKNOWN);
    } catch (IOException | RuntimeException e) {
      // The list does not exist here or cannot be read. It only improves a message.
      return UNKNOWN;
    }
  }

  /**
   * The process that holds a write lock on the file. A line of the list is {@code 1: POSIX ADVISORY
   * WRITE 123 08:01:4711 120 120}; the last part of 08:01:4711 is the inode.
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
