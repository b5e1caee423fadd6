package orch.cli.install;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deletes files, and the directories that are empty then. */
final class Removal {
  private Removal() {}

  /** Deletes files, and directories unless they hold something else. */
  static void delete(Collection<Path> paths) throws IOException {
    for (Path one : inOrder(paths)) {
      try {
        Files.deleteIfExists(one);
      } catch (DirectoryNotEmptyException e) {
        // The other files in it are not orch's.
      }
    }
  }

  /** The files, and the directories that are empty without the others. */
  static Set<Path> removable(Collection<Path> paths) throws IOException {
    Set<Path> gone = new HashSet<>();
    for (Path one : inOrder(paths)) {
      if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS) || gone.containsAll(inside(one))) {
        gone.add(one);
      }
    }
    return gone;
  }

  private static List<Path> inside(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  /** What is in a directory comes before it. */
  private static List<Path> inOrder(Collection<Path> paths) {
    return paths.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** Whether a path exists; a link counts, wherever it leads. */
  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
