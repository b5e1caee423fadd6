package orch.names;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configurations, operations and memory stores that commands have seen in one account. */
public final class Names {
  /** The number of operations that are offered. */
  private static final int RECENT = 20;

  private final Map<String, String> configurations = new LinkedHashMap<>();
  private final Deque<String[]> operations = new ArrayDeque<>();
  private final Map<String, String> stores = new LinkedHashMap<>();

  static Names parse(String text) {
    Names names = new Names();
    for (String line : text.split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 3) {
        names.take(fields);
      }
    }
    return names;
  }

  private void take(String... fields) {
    switch (fields[0]) {
      case NameFile.CONFIGURATION -> configurations.put(fields[1], fields[2]);
      case NameFile.GONE -> configurations.remove(fields[1]);
      case NameFile.STORE -> stores.put(fields[1], fields[2]);
      case NameFile.NO_STORES -> stores.clear();
      case NameFile.OPERATION -> {
        operations.addFirst(fields);
        if (operations.size() > RECENT) {
          operations.removeLast();
        }
      }
      default -> {
        // A line of a later version of orch.
      }
    }
  }

  /** The names of the configurations, by id. */
  public Map<String, String> configurations() {
    return configurations;
  }

  /** The names of the memory stores, by id. */
  public Map<String, String> stores() {
    return stores;
  }

  /** What the operations do, by id; the last one comes first. */
  public Map<String, String> operations() {
    Map<String, String> all = new LinkedHashMap<>();
    operations.forEach(fields -> all.put(fields[1], fields[2]));
    return all;
  }

  /** The lines of the file with these names only. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    configurations.forEach((id, name) -> lines.add(NameFile.configuration(id, name)));
    lines.addAll(operationLines());
    lines.addAll(storeLines());
    return lines;
  }

  /** The lines about memory stores. */
  List<String> storeLines() {
    List<String> lines = new ArrayList<>();
    stores.forEach((id, name) -> lines.add(NameFile.store(id, name)));
    return lines;
  }

  /** The lines about operations. */
  List<String> operationLines() {
    List<String> lines = new ArrayList<>();
    operations
        .descendingIterator()
        .forEachRemaining(f -> lines.add(NameFile.operation(f[1], f[2])));
    return lines;
  }
}
