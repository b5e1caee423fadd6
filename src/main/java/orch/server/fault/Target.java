package orch.server.fault;

import java.util.Locale;

/** The requests that a word of a rule can mean. */
public enum Target {
  ANY,
  CREATE,
  UPDATE,
  DELETE,
  GET,
  LIST,
  OPERATION;

  boolean covers(Target request) {
    return this == ANY || this == request;
  }

  public boolean isWrite() {
    return this == CREATE || this == UPDATE || this == DELETE;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
