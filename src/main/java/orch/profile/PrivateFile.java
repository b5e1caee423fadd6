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
 * Files that only their owner may read. A write replaces the file in one step, so that a crash
 * leaves the old one or the new one. The writer holds the {@link SettingsLock}.
 */
final class PrivateFile {
  private PrivateFile() {}

  /** Writes the whole file with mode 0600, and its directory, when it is new, with mode 0700. */
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

  /** Removes what a write that a crash cut short has left behind. */
  static void removeUnfinished(Path file) throws IOException {
    Files.deleteIfExists(unfinished(target(file)));
  }

  /** A file that is kept elsewhere, behind a link, is written there, and the link stays. */
  private static Path target(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  /** The same name in every process: the lock keeps them apart, and a crash leaves only one. */
  private static Path unfinished(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".new");
  }

  private static void writeThrough(Path file, byte[] bytes) throws IOException {
    // Unlike a channel, this stream is not cut off by an interrupt: Ctrl-C leaves no half a change.
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** The new name is on the disk as well, where the system can be asked for that. */
  private static void syncDirectory(Path directory) throws IOException {
    if (OwnerOnly.hasModes(directory) && !Thread.currentThread().isInterrupted()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
