package orch.profile;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import orch.file.OwnerOnly;
import orch.file.RegularFile;

/**
 * Writes files that only their owner can read. A write replaces the file atomically, so that a
 * crash leaves the old or the new content. The writer holds the {@link SettingsLock}.
 */
final class PrivateFile {
  private PrivateFile() {}

  /** Writes the whole file with mode 0600. A missing directory is created with mode 0700. */
  static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RegularFile.checkSize(file, bytes.length, SettingsFile.LIMIT);
    Path target = target(file);
    Path directory = Objects.requireNonNull(target.getParent());
    OwnerOnly.createDirectory(directory);
    Path fresh = unfinished(target);
    Files.deleteIfExists(fresh);
    try {
      OwnerOnly.createFile(fresh);
      writeThrough(fresh, bytes);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory(directory);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Removes the temporary file of a write that a crash interrupted. */
  static void removeUnfinished(Path file) throws IOException {
    Files.deleteIfExists(unfinished(target(file)));
  }

  /** Follows a symbolic link, so that a write replaces the file and not the link. */
  private static Path target(Path file) throws IOException {
    return RegularFile.attributes(file).isPresent() ? file.toRealPath() : file.toAbsolutePath();
  }

  /**
   * The name is the same in every process: the lock keeps writers apart, and crashes leave one file
   * at most.
   */
  private static Path unfinished(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".new");
  }

  private static void writeThrough(Path file, byte[] bytes) throws IOException {
    // Unlike a channel, this stream does not react to interrupts, so Ctrl-C cannot cut the write
    // short.
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** Forces the new directory entry to disk, where the system supports it. */
  private static void syncDirectory(Path directory) throws IOException {
    if (OwnerOnly.hasModes(directory) && !Thread.currentThread().isInterrupted()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
