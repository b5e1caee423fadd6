package orch.cli.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import orch.cli.input.FileStem;
import orch.configuration.Configuration;

/**
 * Names for new files, made from the names of configurations. They have no separators, and differ
 * also where the file system ignores case.
 */
final class NewFileNames {
  private static final int SUFFIX = 6;

  private final String ending;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> wanted = new HashMap<>();

  /**
   * @param ending {@code .yaml} or {@code .json}
   * @param present the names of all files in the directory
   * @param fresh the configurations that get a new file
   */
  NewFileNames(String ending, List<String> present, List<Configuration> fresh) {
    this.ending = ending;
    present.forEach(name -> taken.add(key(name)));
    fresh.forEach(each -> wanted.merge(key(stem(each)), 1, Integer::sum));
  }

  /** The usual name of a configuration's file, without its ending. */
  static String stem(Configuration configuration) {
    String name = FileStem.of(configuration.displayName());
    return name.isEmpty() ? FileStem.of(configuration.id()) : name;
  }

  /** The name of a configuration's new file, with a part of its id where others have its name. */
  String of(Configuration configuration) {
    String stem = stem(configuration);
    String id = FileStem.of(configuration.id());
    String end = id.substring(Math.max(0, id.length() - SUFFIX));
    boolean isShared = wanted.getOrDefault(key(stem), 0) > 1;
    for (String name : List.of(isShared ? stem + "-" + end : stem, stem + "-" + end, id)) {
      if (taken.add(key(name + ending))) {
        return name + ending;
      }
    }
    return numbered(stem);
  }

  private String numbered(String stem) {
    int number = 2;
    while (!taken.add(key(stem + "-" + number + ending))) {
      number++;
    }
    return stem + "-" + number + ending;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
