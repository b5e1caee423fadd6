package orch.cli.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * The files that a value of {@code -f} means, whether they exist now or existed in an earlier
 * revision.
 */
public final class FileScope {
  private final String value;
  private final Path base;
  private final PathMatcher below;

  private FileScope(String value, Path base, PathMatcher below) {
    this.value = value;
    this.base = base;
    this.below = below;
  }

  /**
   * @param value of {@code -f}, but not {@code -}
   * @param directory to which relative names belong
   * @throws orch.cli.problem.UsageException when the value is not a valid glob
   */
  static FileScope of(String value, Path directory) {
    Path path = directory.resolve(value).normalize();
    if (!FileNames.isGlob(value) || Files.exists(path)) {
      return new FileScope(value, path, FileNames::isDocument);
    }
    String start = FileNames.start(value);
    Path base = directory.resolve(start).normalize();
    return new FileScope(value, base, FileNames.matcher(value, value.substring(start.length())));
  }

  /** The value of {@code -f}. */
  public String value() {
    return value;
  }

  /** The file itself, or the directory above all files. */
  public Path base() {
    return base;
  }

  /** Whether the value means a file. */
  public boolean has(Path file) {
    if (file.equals(base)) {
      return true;
    }
    return file.startsWith(base)
        && !FileNames.isLeftOut(base.relativize(file))
        && below.matches(base.relativize(file));
  }
}
