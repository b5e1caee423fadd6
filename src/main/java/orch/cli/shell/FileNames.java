package orch.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The files whose names begin with a text, for completion. */
final class FileNames {
  /** As many as could be read in a list. */
  private static final int MOST = 1000;

  private FileNames() {}

  /**
   * A file.
   *
   * @param path as it continues the text that was typed
   * @param name its last part, with a slash behind that of a directory
   */
  record Found(String path, String name, boolean isDirectory) {}

  /**
   * Finds the files. Hidden ones are found when their dot was typed.
   *
   * @param directory the one that relative names are in
   */
  static Stream<Found> in(Path directory, String begin) {
    String above = begin.substring(0, begin.lastIndexOf('/') + 1);
    String start = begin.substring(above.length());
    List<String> names = new ArrayList<>();
    Path place;
    try {
      place = directory.resolve(above);
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(place)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(
              name -> name.startsWith(start) && (!name.startsWith(".") || start.startsWith(".")))
          .limit(MOST)
          .forEach(names::add);
    } catch (IOException e) {
      return Stream.empty();
    }
    Collections.sort(names);
    return names.stream().map(name -> found(place, above, name));
  }

  private static Found found(Path place, String above, String name) {
    boolean isDirectory = Files.isDirectory(place.resolve(name));
    String shown = isDirectory ? name + "/" : name;
    return new Found(above + shown, shown, isDirectory);
  }
}
