package orch.server.fault;

/** The table of fault kinds in the documentation; each new kind needs a line here. */
public final class FaultTable {
  private FaultTable() {}

  /** One row for each kind, in the order of the enum. */
  public static String text() {
    StringBuilder rows =
        new StringBuilder(
            "| kind | what the client sees | options | the request |\n|---|---|---|---|\n");
    for (FaultKind kind : FaultKind.values()) {
      if (kind != FaultKind.NONE) {
        String options = String.join(", ", kind.options());
        String cells = effect(kind) + " | " + options + " | " + moment(kind);
        rows.append("| " + written(kind) + " | " + cells.replace("|  |", "| |") + " |\n");
      }
    }
    return rows.toString();
  }

  private static String written(FaultKind kind) {
    return switch (kind) {
      case STATUS -> "`503`, `429=2`";
      case SHAPE2, SHAPE3 -> "`" + kind.word() + "=400`";
      case HTML -> "`" + kind.word() + "=502`";
      case EMPTY -> "`" + kind.word() + "=500`";
      case REDIRECT, STATUS_URL -> "`" + kind.word() + "=URL`";
      case SLOW -> "`" + kind.word() + "=MS`";
      case STATUS_NAME -> "`" + kind.word() + "=NAME`";
      case LAG -> "`" + kind.word() + "=S`";
      case CUT_BEFORE -> "`cut`, `cut-before`";
      default -> "`" + kind.word() + "`";
    };
  }

  private static String moment(FaultKind kind) {
    return switch (kind.moment()) {
      case INSTEAD -> "is not processed";
      case DELIVERY -> "is processed";
      case OPERATION -> "is processed; the fault stays with its operation";
    };
  }

  private static String effect(FaultKind kind) {
    return switch (kind) {
      case NONE -> "";
      case STATUS ->
          "this status code, 2xx, 4xx or 5xx, with the first shape of error bodies; after `=`, the seconds of `Retry-After`";
      case SHAPE2 -> "this status code with the second shape of error bodies";
      case SHAPE3 -> "this status code with the third shape of error bodies (RFC 9457)";
      case HTML -> "this status code with an HTML page, as a proxy sends it";
      case EMPTY -> "this status code with an empty body";
      case REDIRECT -> "302 with this `Location`";
      case HUGE -> "a JSON document of 200 MiB";
      case CUT_BEFORE, CUT_AFTER -> "a closed connection and no response";
      case HANG -> "no response, while the connection stays open";
      case STALL_BODY ->
          "the head of the response, and then nothing while the connection stays open";
      case STALL -> "half of the response, and then nothing while the connection stays open";
      case TRUNCATED -> "half of the response, and then a closed connection";
      case GARBAGE -> "a body of 256 bytes that are neither UTF-8 nor JSON";
      case SLOW -> "the response after this many milliseconds";
      case FAIL -> "an operation that ends `FAILED`";
      case CANCEL -> "an operation that ends `CANCELLED`";
      case STATUS_NAME -> "this status name until the operation ends";
      case STATUS_URL -> "this status URL";
      case RELATIVE_STATUS_URL -> "a status URL without scheme and host";
      case NO_OPERATION_ID -> "no header `Operation-Id` in the response to the write";
      case NO_RELATED -> "no `related` in the operation";
      case NO_ID -> "neither `related` nor `result` in the operation";
      case LAG -> "reads that show the change only this many seconds after the operation ended";
    };
  }
}
