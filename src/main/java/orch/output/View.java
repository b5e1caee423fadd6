package orch.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What there is to see of a kind of thing.
 *
 * @param idField the field that names a thing in {@code -o name}
 * @param columns of its table
 * @param more columns, of its wide table
 * @param fields the dotted paths of all its fields, {@code *} for a step of any name, {@code []}
 *     behind a list
 */
public record View(String idField, List<Column> columns, List<Column> more, List<String> fields) {
  private static final String LIST = "[]";

  /** A view whose wide table is its table. */
  public View(String idField, List<Column> columns, List<String> fields) {
    this(idField, columns, List.of(), fields);
  }

  /** Whether a thing of this kind can have a field of this dotted path. */
  public boolean knows(String path) {
    return knownSteps(DottedPath.parse(path).steps()) == DottedPath.parse(path).steps().size();
  }

  /** The first step of a dotted path that is not known, with what could stand there instead. */
  public record Unknown(String inside, String step, List<String> known) {}

  /**
   * Where a dotted path that is not known leaves the fields there are.
   *
   * @throws IllegalArgumentException when the path is known
   */
  public Unknown unknown(String path) {
    List<String> steps = DottedPath.parse(path).steps();
    int known = knownSteps(steps);
    if (known == steps.size()) {
      throw new IllegalArgumentException("the field " + path + " is known");
    }
    List<String> inside = steps.subList(0, known);
    return new Unknown(String.join(".", inside), steps.get(known), below(inside));
  }

  private int knownSteps(List<String> steps) {
    int most = 0;
    for (String field : fields) {
      most = Math.max(most, commonSteps(field.split("\\.", -1), steps));
    }
    return most;
  }

  /** How many of the first steps lead along a field. */
  private static int commonSteps(String[] field, List<String> steps) {
    int at = 0;
    boolean list = false;
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      if (list && DottedPath.isIndex(step)) {
        list = false;
        continue;
      }
      if (at == field.length || !isStep(field[at], step)) {
        return i;
      }
      list = field[at].endsWith(LIST);
      at++;
    }
    return steps.size();
  }

  private static boolean isStep(String name, String step) {
    return name.equals("*") ? !step.isEmpty() : plain(name).equals(step);
  }

  private static String plain(String name) {
    return name.endsWith(LIST) ? name.substring(0, name.length() - LIST.length()) : name;
  }

  /** The names that may stand behind these steps. */
  private List<String> below(List<String> steps) {
    List<String> names = new ArrayList<>();
    int depth = (int) steps.stream().filter(step -> !DottedPath.isIndex(step)).count();
    for (String field : fields) {
      String[] path = field.split("\\.", -1);
      if (path.length > depth && commonSteps(path, steps) == steps.size()) {
        names.add(plain(path[depth]));
      }
    }
    return names.stream().distinct().toList();
  }

  /** The names of its fields at the top. */
  public List<String> topFields() {
    return below(List.of());
  }

  /** All columns there are. */
  List<Column> wide() {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return all;
  }

  /** The view of some fields only. */
  View of(List<String> paths) {
    List<Column> chosen =
        paths.stream().map(path -> Column.of(path.toUpperCase(Locale.ROOT), path.strip())).toList();
    return new View(idField, chosen, fields);
  }
}
