package orch.operation;

import java.util.Locale;

/** The status of an operation. */
public enum Status {
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** A value that is not in the API's schema; the operation counts as still running. */
  OTHER;

  /** The status with this name, in any case; {@link #OTHER} when there is none. */
  public static Status parse(String text) {
    for (Status status : values()) {
      if (status != OTHER && status.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
        return status;
      }
    }
    return OTHER;
  }

  /** Whether the operation has ended. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
