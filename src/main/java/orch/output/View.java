package orch.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields and columns of a kind of item.
 *
 * @param names the fields that {@code -o name} prints: the first one that an item has
 * @param columns the columns of its table, the most important first
 * @param all the columns of its CSV and, in another order, of its wide table
 * @param fields the dotted paths of all its fields, with {@code *} for any name and {@code []}
 *     after a list
 * @param drawn whether there are pictures of it
 * @param variables what {@code -o env} prints; the headings are the names of the variables
 */
public record View(
    List<String> names,
    List<Column> columns,
    List<Column> all,
    List<String> fields,
    boolean drawn,
    List<Column> variables) {
  private static final String LIST = "[]";

  /** A view of a kind of item without pictures. */
  public View(List<String> names, List<Column> columns, List<Column> all, List<String> fields) {
    this(names, columns, all, fields, false, List.of());
  }

  /** A view whose CSV and wide table have the columns of its table. */
  public View(String name, List<Column> columns, List<String> fields) {
    this(List.of(name), columns, columns, fields);
  }

  /** Whether an item of this kind can have a field with this dotted path. */
  public boolean knows(String path) {
    List<String> steps = steps(path);
    return known(steps).size() == steps.size();
  }

  /**
   * The dotted path of a field as the API spells it. The first name may be a column's heading, and
   * case does not count.
   *
   * @param path a known one
   */
  public String canonical(String path) {
    return String.join(".", known(steps(path)));
  }

  /** The first unknown step of a dotted path, and the known names in its place. */
  public record Unknown(String inside, String step, List<String> known) {}

  /**
   * Finds the first unknown step of an unknown dotted path.
   *
   * @throws IllegalArgumentException when the path is known
   */
  public Unknown unknown(String path) {
    List<String> steps = steps(path);
    List<String> inside = known(steps);
    if (inside.size() == steps.size()) {
      throw new IllegalArgumentException("the field " + path + " is known");
    }
    return new Unknown(String.join(".", inside), steps.get(inside.size()), below(inside));
  }

  /** The steps of a path, with the field of a column in place of its heading. */
  private List<String> steps(String path) {
    List<String> steps = DottedPath.parse(path).steps();
    if (!known(steps.subList(0, 1)).isEmpty()) {
      return steps;
    }
    String heading = plainHeading(steps.get(0));
    for (List<Column> candidates : List.of(columns, all)) {
      for (Column column : candidates) {
        if (plainHeading(column.header()).equals(heading)) {
          List<String> meant = new ArrayList<>(DottedPath.parse(column.path()).steps());
          meant.addAll(steps.subList(1, steps.size()));
          return meant;
        }
      }
    }
    return steps;
  }

  /** A heading as people type it: without case, spaces and signs. */
  private static String plainHeading(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /** The first steps that match a field, as far as any field matches, as the field spells them. */
  private List<String> known(List<String> steps) {
    List<String> most = List.of();
    for (String field : fields) {
      List<String> common = common(field.split("\\.", -1), steps);
      most = common.size() > most.size() ? common : most;
    }
    return most;
  }

  /** The first steps that match this field, as the field spells them. */
  private static List<String> common(String[] field, List<String> steps) {
    List<String> common = new ArrayList<>();
    int at = 0;
    boolean list = false;
    for (String step : steps) {
      if (list && DottedPath.isIndex(step)) {
        list = false;
        common.add(step);
        continue;
      }
      if (at == field.length || !isStep(field[at], step)) {
        return common;
      }
      list = field[at].endsWith(LIST);
      common.add(field[at].equals("*") ? step : plain(field[at]));
      at++;
    }
    return common;
  }

  private static boolean isStep(String name, String step) {
    return name.equals("*") ? !step.isEmpty() : plain(name).equalsIgnoreCase(step);
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
      if (path.length > depth && common(path, steps).size() == steps.size()) {
        names.add(plain(path[depth]));
      }
    }
    return names.stream().distinct().toList();
  }

  /** The names of the top-level fields. */
  public List<String> topFields() {
    return below(List.of());
  }

  /** The columns of the wide table: those of the table, with their full values, and the others. */
  List<Column> wide() {
    List<Column> wide = new ArrayList<>();
    for (Column column : columns) {
      wide.add(full(column));
    }
    for (Column column : all) {
      if (!wide.contains(column)) {
        wide.add(column);
      }
    }
    return wide;
  }

  private Column full(Column shown) {
    for (Column column : all) {
      if (column.path().equals(shown.path())) {
        return column;
      }
    }
    return shown;
  }

  /** The columns of these fields, with their full values. */
  List<Column> of(List<String> paths) {
    return paths.stream()
        .map(path -> Column.of(path.strip().toUpperCase(Locale.ROOT), canonical(path)))
        .toList();
  }

  /** The same for a table: a heading of the table stands for its column. */
  List<Column> tableOf(List<String> paths) {
    List<Column> chosen = new ArrayList<>(of(paths));
    for (Column shown : columns) {
      chosen.replaceAll(column -> isSame(column, shown) ? shown : column);
    }
    return chosen;
  }

  private static boolean isSame(Column one, Column other) {
    return one.header().equals(other.header()) && one.path().equals(other.path());
  }
}
