package orch.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Moments in the journal. */
final class Timestamp {
  private Timestamp() {}

  /** The text of {@link Instant#toString}, without its formatter, which takes 2 ms to load. */
  static String text(Instant moment) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
    // Alone, it leaves out seconds that are zero.
    boolean isWholeMinute = utc.getSecond() == 0 && utc.getNano() == 0;
    return utc + (isWholeMinute ? ":00Z" : "Z");
  }
}
