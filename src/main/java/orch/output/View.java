package orch.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields and columns of a kind of item.
 *
 * @param idField the field that {@code -o name} prints
 * @param columns the columns of its table
 * @param more the additional columns of its wide table
 * @param fields the dotted paths of all its fields, with {@code *} for any name and {@code []}
 *     after a list
 */
public record View(String idField, List<Column> columns, List<Column> more, List<String> fields) {
  private static final String LIST = "[]";

  /** A view whose wide table has no additional columns. */
  public View(String idField, List<Column> columns, List<String> fields) {
    this(idField, columns, List.of(), fields);
  }

  /** Whether an item of this kind can have a field with this dotted path. */
  public boolean knows(String path) {
    return knownSteps(DottedPath.parse(path).steps()) == DottedPath.parse(path).steps().size();
  }

  /** The first unknown step of a dotted path, and the known names in its place. */
  public record Unknown(String inside, String step, List<String> known) {}

  /**
   * Finds the first unknown step of an unknown dotted path.
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

  /** How many of the first steps match this field. */
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

  /** The names that can follow these steps. */
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

  /** The names of the top-level fields. */
  public List<String> topFields() {
    return below(List.of());
  }

  /** The columns of the wide table. */
  List<Column> wide() {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return all;
  }

  /** A view of these fields only. */
  View of(List<String> paths) {
    List<Column> chosen =
        paths.stream().map(path -> Column.of(path.toUpperCase(Locale.ROOT), path.strip())).toList();
    return new View(idField, chosen, fields);
  }
}
