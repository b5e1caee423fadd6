package orch.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far each wave of a run reaches: numbers of accounts, or percentages of all of them, in
 * ascending order. Those that no wave reaches are one more wave.
 */
public final class Waves {
  private static final Pattern STEP = Pattern.compile("([0-9]{1,7})(%?)");
  private static final int WHOLE = 100;

  private final List<String> steps;

  private Waves(List<String> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads waves such as {@code 1,10%,100%}.
   *
   * @throws IllegalArgumentException when a step is neither a number nor a percentage above zero
   */
  public static Waves parse(List<String> steps) {
    for (String step : steps) {
      Matcher form = STEP.matcher(step);
      boolean isValid = form.matches() && Integer.parseInt(form.group(1)) > 0;
      boolean isWithin =
          isValid && (form.group(2).isEmpty() || Integer.parseInt(form.group(1)) <= WHOLE);
      if (!isWithin) {
        throw new IllegalArgumentException(
            "'" + step + "' is neither a number of accounts nor a percentage such as 10%");
      }
    }
    return new Waves(steps);
  }

  /** All accounts in one wave. */
  public static Waves one() {
    return new Waves(List.of());
  }

  /**
   * Divides a list, whose order stays. No wave is empty.
   *
   * @throws IllegalArgumentException when a wave reaches less far than the one before it
   */
  public <T> List<List<T>> of(List<T> all) {
    List<List<T>> waves = new ArrayList<>();
    int from = 0;
    int last = 0;
    for (String step : steps) {
      int to = reach(step, all.size());
      if (to < last) {
        throw new IllegalArgumentException(
            "the wave " + step + " reaches less far than the one before it");
      }
      last = to;
      int end = Math.min(to, all.size());
      if (end > from) {
        waves.add(all.subList(from, end));
        from = end;
      }
    }
    if (from < all.size()) {
      waves.add(all.subList(from, all.size()));
    }
    return waves;
  }

  /** A percentage of something is at least one account. */
  private static int reach(String step, int size) {
    if (!step.endsWith("%")) {
      return Integer.parseInt(step);
    }
    long percent = Integer.parseInt(step.substring(0, step.length() - 1));
    return (int) ((size * percent + WHOLE - 1) / WHOLE);
  }
}
