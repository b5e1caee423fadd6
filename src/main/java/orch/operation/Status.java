package orch.operation;

import java.util.Locale;

/** Where an operation stands. */
public enum Status {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** A word the API's schema does not list; the operation is taken to be under way. */
  OTHER;

  /** The status with this name in any case, {@link #OTHER} when there is none. */
  public static Status parse(String text) {
    for (Status status : values()) {
      if (status != OTHER && status.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    return OTHER;
  }

  /** Whether the operation will not change any more. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
