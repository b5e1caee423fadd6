package orch.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Files for the user's eyes only, replaced in one step: a crash leaves the old or the new one. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWN =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PrivateFile() {}

  /** Writes the whole file with mode 0600, and its directory, when it is new, with mode 0700. */
  static void write(Path file, String text) throws IOException {
    // Whoever keeps the file elsewhere, behind a link, keeps the link.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path directory = target.getParent();
    Files.createDirectories(directory, mode(target, "rwx------"));
    Path fresh = Files.createTempFile(directory, ".orch", ".new", mode(target, "rw-------"));
    try {
      writeThrough(fresh, text);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void writeThrough(Path file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The mode of a file that others than its owner have any right to, as ls shows it. */
  static Optional<String> modeForOthers(Path file) throws IOException {
    if (!knowsModes(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, new LinkOption[0]);
    return OWN.containsAll(mode)
        ? Optional.empty()
        : Optional.of(PosixFilePermissions.toString(mode));
  }

  private static FileAttribute<?>[] mode(Path file, String posix) {
    return knowsModes(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean knowsModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
