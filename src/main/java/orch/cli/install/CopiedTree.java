package orch.cli.install;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import orch.file.OwnerOnly;

/** A copy of a directory, or of one file, as it is: with its links, its times and its programs. */
final class CopiedTree {
  private static final CopyOption[] AS_IT_IS = {
    StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS
  };

  private CopiedTree() {}

  /**
   * Copies a file, or a directory with all that is in it, to a place where nothing is yet.
   *
   * @throws IOException if something cannot be read or written; a part is copied then
   */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        copyOne(one, to.resolve(from.relativize(one).toString()).normalize());
      }
    }
  }

  private static void copyOne(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(to);
      return;
    }
    Files.copy(from, to, AS_IT_IS);
    if (!Files.isSymbolicLink(to) && OwnerOnly.hasModes(to)) {
      String mode = Files.isExecutable(from) ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(mode));
    }
  }
}
