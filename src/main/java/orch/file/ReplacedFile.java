package orch.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes whole files of the user: a reader sees the old or the new content, also after a crash. The
 * new content is written beside the file and then takes its place.
 */
public final class ReplacedFile {
  private ReplacedFile() {}

  /**
   * Creates a file.
   *
   * @throws FileAlreadyExistsException when there is a file, a directory or a link with this name
   */
  public static void create(Path file, byte[] content) throws IOException {
    Path fresh = fresh(file);
    try {
      Files.createFile(fresh);
      write(fresh, content);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Replaces the content of a file, which keeps its mode. Of a symbolic link, the file that it
   * leads to is replaced.
   *
   * @param before the content that the file had when it was read
   * @return false when it has another content now, and was not replaced
   */
  public static boolean replace(Path file, byte[] before, byte[] content) throws IOException {
    Path target = file.toRealPath();
    if (!Files.isWritable(target)) {
      // A rename would replace it all the same.
      throw new AccessDeniedException(file.toString());
    }
    Path fresh = fresh(target);
    try {
      // The content of a file that only its owner can read is nobody else's meanwhile.
      OwnerOnly.createFile(fresh);
      write(fresh, content);
      if (OwnerOnly.hasModes(target)) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
      }
      Optional<byte[]> now = content(target, before.length);
      if (now.isEmpty() || !Arrays.equals(now.get(), before)) {
        return false;
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The content of a file; empty when it does not exist or is larger. */
  private static Optional<byte[]> content(Path file, int most) throws IOException {
    boolean isPossible =
        RegularFile.attributes(file).filter(attributes -> attributes.size() <= most).isPresent();
    return isPossible ? Optional.of(RegularFile.read(file, most)) : Optional.empty();
  }

  private static Path fresh(Path file) throws IOException {
    long process = ProcessNumber.own();
    Path fresh = file.resolveSibling("." + file.getFileName() + "." + process + ".new");
    // A process with the same number may have been killed here.
    Files.deleteIfExists(fresh);
    return fresh;
  }

  private static void write(Path fresh, byte[] content) throws IOException {
    try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }
}
