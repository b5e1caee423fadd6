package orch.plan;

import java.util.Locale;

/** What a plan does with one configuration. */
public enum Action {
  CREATE,
  UPDATE,
  DELETE,
  UNCHANGED;

  /** The word for messages and for JSON, such as {@code create}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
