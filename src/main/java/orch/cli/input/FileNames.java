package orch.cli.input;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import orch.cli.app.InputFiles;
import orch.cli.problem.UsageException;

/**
 * Expands the values of {@code -f}: a file, a directory with everything below it, a glob, or {@code
 * -}. Each file is taken once.
 */
final class FileNames {
  /** The files that belong to a set of documents and are none themselves. */
  private static final Set<String> COMPANIONS = Set.of("orch.lock.yaml", SchemaFile.NAME);

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final String GLOB_SIGNS = "*?[{";

  private final Path directory;

  /** The names as they are shown, by the file that they lead to. */
  private final Map<Path, String> names = new LinkedHashMap<>();

  private boolean hasStdin;

  private FileNames(Path directory) {
    this.directory = directory;
  }

  /**
   * The names of all files, in the order of the values; those of a directory or a glob are sorted.
   *
   * @param directory to which relative names belong
   * @param gone the values that may lead to no file
   * @throws UsageException when another value leads to no file
   */
  static List<String> of(List<String> values, Path directory, Collection<String> gone) {
    FileNames files = new FileNames(directory);
    List<String> names = new ArrayList<>();
    for (String value : values) {
      if (!gone.contains(value) || files.leadsToFile(value)) {
        names.addAll(files.expand(value));
      }
    }
    return names;
  }

  private boolean leadsToFile(String value) {
    try {
      return !new FileNames(directory).expand(value).isEmpty()
          && (isGlob(value) || Files.exists(directory.resolve(value)));
    } catch (UsageException none) {
      return false;
    }
  }

  static boolean isGlob(String value) {
    return value.chars().anyMatch(c -> GLOB_SIGNS.indexOf(c) >= 0);
  }

  /** The part of a glob before its first sign: a directory, which need not be searched for. */
  static String start(String glob) {
    int sign = 0;
    while (GLOB_SIGNS.indexOf(glob.charAt(sign)) < 0) {
      sign++;
    }
    return glob.substring(0, glob.lastIndexOf('/', sign) + 1);
  }

  private List<String> expand(String value) {
    if (value.equals(InputFiles.STDIN)) {
      boolean isFirst = !hasStdin;
      hasStdin = true;
      return isFirst ? List.of(value) : List.of();
    }
    Path path = directory.resolve(value);
    if (Files.isDirectory(path)) {
      List<Path> below = below(path);
      if (below.isEmpty()) {
        throw new UsageException(
            "the directory " + value + " has no file that ends with .yaml, .yml or .json");
      }
      String prefix = value.equals(".") ? "" : value.endsWith("/") ? value : value + "/";
      return taken(below, file -> prefix + path.relativize(file));
    }
    return isGlob(value) && !Files.exists(path) ? glob(value) : taken(List.of(path), file -> value);
  }

  private List<String> taken(List<Path> files, Function<Path, String> name) {
    List<String> taken = new ArrayList<>();
    for (Path file : files) {
      if (names.putIfAbsent(real(file), "") == null) {
        taken.add(name.apply(file));
      }
    }
    return taken;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private List<String> glob(String glob) {
    String start = start(glob);
    Path base = directory.resolve(start.isEmpty() ? "." : start).normalize();
    PathMatcher matcher = matcher(glob, glob.substring(start.length()));
    List<Path> matching = new ArrayList<>();
    if (Files.isDirectory(base)) {
      for (Path file : walk(base)) {
        if (matcher.matches(base.relativize(file))) {
          matching.add(file);
        }
      }
    }
    if (matching.isEmpty()) {
      throw new UsageException("no file matches " + glob);
    }
    return taken(matching, file -> start + base.relativize(file));
  }

  static PathMatcher matcher(String glob, String pattern) {
    try {
      // As in a shell, two stars also stand for no directory at all.
      String withNone = pattern.contains("{") ? pattern : pattern.replace("**/", "{**/,}");
      return FileSystems.getDefault().getPathMatcher("glob:" + withNone);
    } catch (PatternSyntaxException e) {
      throw new UsageException("\"" + glob + "\" is not a valid glob: " + e.getDescription());
    }
  }

  private static List<Path> below(Path top) {
    List<Path> documents = new ArrayList<>();
    for (Path file : walk(top)) {
      if (isDocument(file)) {
        documents.add(file);
      }
    }
    return documents;
  }

  /** Whether a file below a directory is one of documents, by its name. */
  static boolean isDocument(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /**
   * Whether a file below a directory is the lock file, the schema, hidden, or in a hidden
   * directory.
   */
  static boolean isLeftOut(Path below) {
    boolean isHidden = false;
    for (Path step : below) {
      isHidden |= isHidden(step);
    }
    return isHidden || isCompanion(below);
  }

  private static boolean isCompanion(Path file) {
    return COMPANIONS.contains(file.getFileName().toString());
  }

  /**
   * The files below a directory, sorted; hidden ones, the lock file and the schema are left out.
   */
  private static List<Path> walk(Path top) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          top,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return !path.equals(top) && isHidden(path)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              // A pipe among them would have to be written by somebody.
              if (attributes.isRegularFile() && !isHidden(file) && !isCompanion(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem)
                throws IOException {
              if (problem instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
              }
              throw problem;
            }
          });
    } catch (IOException e) {
      throw new UsageException("the directory " + top + " cannot be read: " + e.getMessage());
    }
    found.sort(null);
    return found;
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }
}
