package orch.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orch.cli.problem.UsageException;

/**
 * The directory of an export, as it was before.
 *
 * @param names of everything in it
 * @param files those that may have configurations, sorted by name
 */
record ExportDirectory(Path path, String shown, List<String> names, List<PresentFile> files) {
  /**
   * Reads a directory, which need not exist.
   *
   * @param shown the name as the user gave it
   * @throws UsageException when it cannot be read
   */
  static ExportDirectory read(Path path, String shown) {
    if (!Files.exists(path)) {
      return new ExportDirectory(path, shown, List.of(), List.of());
    }
    if (!Files.isDirectory(path)) {
      throw new UsageException("--dir " + shown + " is not a directory; nothing was written");
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.list(path)) {
      all.forEach(each -> names.add(String.valueOf(each.getFileName())));
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("the directory " + shown + " cannot be read; nothing was written");
    }
    names.sort(null);
    List<PresentFile> files =
        names.stream()
            .filter(PresentFile::isCandidate)
            .filter(name -> !Files.isDirectory(path.resolve(name)))
            .map(name -> PresentFile.read(path.resolve(name), shown(shown, name)))
            .toList();
    return new ExportDirectory(path, shown, names, files);
  }

  /** A file's name for messages. */
  static String shown(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
