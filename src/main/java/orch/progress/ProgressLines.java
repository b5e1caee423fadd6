package orch.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orch.progress.LiveProgress.Look;
import orch.term.CellWidth;

/**
 * The lines of live progress at one moment. The status comes first and the id last, because the end
 * of a line is cut on a narrow screen.
 */
final class ProgressLines {
  /** How long a poll may take before the line says that it waits for the service. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** The widest column of names; that of the longest valid name. */
  private static final int WIDEST_NAME = 32;

  private static final String GAP = "  ";

  private final Look look;
  private final UsualDurations usual;
  private final String spinner;
  private final Duration now;

  ProgressLines(Look look, UsualDurations usual, String spinner, Duration now) {
    this.look = look;
    this.usual = usual;
    this.spinner = spinner;
    this.now = now;
  }

  /**
   * A line for each operation, with columns of equal width.
   *
   * @param columns the width of the screen
   */
  List<String> of(List<FollowedOperation> operations, int columns) {
    int status = 0;
    int name = 0;
    int times = 0;
    for (FollowedOperation each : operations) {
      status = Math.max(status, CellWidth.of(each.status()));
      name = Math.max(name, CellWidth.of(name(each)));
      times = Math.max(times, times(each).length());
    }
    List<String> lines = new ArrayList<>();
    for (FollowedOperation each : operations) {
      String text = " " + padded(each.status(), status) + GAP;
      text += name == 0 ? "" : padded(name(each), name) + GAP;
      text += padded(times(each), times) + note(each) + GAP + each.id();
      lines.add(mark(each) + fitting(text, columns - 1));
    }
    return lines;
  }

  private String mark(FollowedOperation each) {
    if (!each.isEnded()) {
      return look.style().yellow(spinner);
    }
    return each.isCompleted()
        ? look.style().green(look.symbols().done())
        : look.style().red(look.symbols().failed());
  }

  private static String name(FollowedOperation each) {
    return CellWidth.cut(each.configuration(), WIDEST_NAME);
  }

  private String times(FollowedOperation each) {
    String elapsed = ProgressText.time(each.elapsed(now).toSeconds());
    return each.isEnded() ? elapsed : elapsed + usually(each) + next(each);
  }

  private String usually(FollowedOperation each) {
    return each.write()
        .flatMap(usual::of)
        .map(took -> ", usually " + ProgressText.time(seconds(took)))
        .orElse("");
  }

  private String next(FollowedOperation each) {
    if (each.unanswered(now).isEmpty()) {
      return ", next look in " + ProgressText.time(seconds(each.due().minus(now)));
    }
    Duration silence = each.unanswered(now).get();
    return silence.compareTo(PATIENCE) < 0
        ? ", looking now"
        : ", waiting for " + look.host() + ", " + ProgressText.time(silence.toSeconds());
  }

  /** Rounded up to whole seconds, and at least one. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }

  private static String note(FollowedOperation each) {
    return each.note().isEmpty() ? "" : " (" + each.note() + ")";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - CellWidth.of(text)));
  }

  /** The text as far as it fits. */
  static String fitting(String text, int columns) {
    return CellWidth.cut(text, Math.max(0, columns));
  }
}
