package orch.term;

import java.util.List;
import java.util.Locale;

/**
 * What there is to see of a kind of thing.
 *
 * @param idField the field that names a thing in {@code -o name}
 * @param columns of its table
 * @param fields the dotted paths of all its fields, {@code *} for a step of any name
 */
public record View(String idField, List<Column> columns, List<String> fields) {
  /** Whether a thing of this kind can have a field of this dotted path. */
  public boolean knows(String path) {
    List<String> steps = Field.parse(path).steps();
    return fields.stream().anyMatch(field -> leadsThrough(field.split("\\.", -1), steps));
  }

  private static boolean leadsThrough(String[] field, List<String> steps) {
    if (steps.size() > field.length) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      boolean any = field[i].equals("*") && !steps.get(i).isEmpty();
      if (!any && !field[i].equals(steps.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The names of its fields at the top. */
  public List<String> topFields() {
    return fields.stream().map(field -> field.split("\\.", -1)[0]).distinct().toList();
  }

  /** The view of some fields only. */
  View of(List<String> paths) {
    List<Column> chosen =
        paths.stream().map(path -> Column.of(path.toUpperCase(Locale.ROOT), path)).toList();
    return new View(idField, chosen, fields);
  }
}
