package orch.traffic;

import java.util.List;
import java.util.Locale;

/** Whether a message is captured. */
public enum Verdict {
  /** The rules of one configuration capture it. */
  CAPTURED,
  /**
   * Rules of several configurations capture it. Which of them gets it is not documented, so it is
   * not guessed.
   */
  AMBIGUOUS,
  /** Only some messages of this kind are captured: those of named partners or with metadata. */
  PARTLY,
  NOT_CAPTURED;

  /** The verdict on a message. */
  public static Verdict of(List<CaptureRule> captures) {
    long configurations = captures.stream().map(CaptureRule::configuration).distinct().count();
    if (configurations == 0) {
      return NOT_CAPTURED;
    }
    return configurations == 1 ? CAPTURED : AMBIGUOUS;
  }

  /** The verdict in words. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
