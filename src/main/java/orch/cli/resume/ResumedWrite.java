package orch.cli.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.configuration.Fields;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.Write;
import orch.output.Column;
import orch.output.View;

/**
 * An interrupted write and what has become of it.
 *
 * @param sentAt when its key was first sent
 * @param detail a sentence for people
 * @param operation the id of its operation, else its status URL; empty when it has none
 * @param configuration the id of its configuration; empty when unknown
 * @param accepted the answer, for a write whose operation is to be followed
 * @param problem why it is not as its command meant it; empty when it is
 */
record ResumedWrite(
    Write write,
    Instant sentAt,
    Result result,
    String detail,
    String operation,
    String configuration,
    Optional<Accepted> accepted,
    Optional<RuntimeException> problem) {
  static final View VIEW =
      new View(
          List.of("configurationId", "operationId", "idempotencyKey"),
          List.of(
              Column.of("WRITE", "write").as(Column.Kind.TEXT),
              Column.of("SENT", "sentAt").as(Column.Kind.AGE),
              Column.of("RESULT", "result"),
              Column.of("OPERATION", "operationId"),
              Column.of("DETAIL", "detail").as(Column.Kind.TEXT)),
          List.of(
              Column.of("WRITE", "write"),
              Column.of("SENT", "sentAt"),
              Column.of("RESULT", "result"),
              Column.of("OPERATION", "operationId"),
              Column.of("CONFIGURATION", "configurationId"),
              Column.of("KEY", "idempotencyKey"),
              Column.of("DETAIL", "detail")),
          List.of(
              "write",
              "method",
              "name",
              "sentAt",
              "result",
              "detail",
              "operationId",
              "configurationId",
              "idempotencyKey"));

  /** What has become of an interrupted write. */
  enum Result {
    /** Its operation has completed, or the service shows that it took effect. */
    DONE("done"),
    /** It is accepted, and its operation has not ended. */
    ACCEPTED("accepted"),
    /** Its operation has failed or was cancelled. */
    FAILED("failed"),
    /** The service refuses it. */
    REFUSED("refused"),
    /** It did not take effect, and will not. */
    NOT_APPLIED("not applied"),
    /** A later write to the same configuration makes it pointless. */
    OVERTAKEN("overtaken"),
    /** Its configuration no longer exists. */
    GONE("gone"),
    /** Nobody can tell whether it took effect, and it will not any more. */
    UNKNOWN("unknown"),
    /** Another command is sending it. */
    IN_PROGRESS("in progress"),
    /** Still in doubt. */
    OPEN("open");

    private final String text;

    Result(String text) {
      this.text = text;
    }
  }

  /** A write of which nothing is known but that it is in doubt. */
  static ResumedWrite of(Write write, Instant sentAt, Result result, String detail) {
    String id =
        write.method() == Write.Method.POST
            ? ""
            : write.path().substring(write.path().lastIndexOf('/') + 1);
    return new ResumedWrite(
        write, sentAt, result, detail, "", id, Optional.empty(), Optional.empty());
  }

  /** The same write with a problem. */
  ResumedWrite failing(RuntimeException why) {
    return new ResumedWrite(
        write, sentAt, result, detail, operation, configuration, accepted, Optional.of(why));
  }

  /** The same write with another result. */
  ResumedWrite now(Result next, String sentence) {
    return new ResumedWrite(
        write, sentAt, next, sentence, operation, configuration, accepted, problem);
  }

  /** The same write, of a configuration with this id; an empty id changes nothing. */
  ResumedWrite at(String id) {
    return id.isEmpty()
        ? this
        : new ResumedWrite(write, sentAt, result, detail, operation, id, accepted, problem);
  }

  /** The same write, whose operation is to be followed. */
  ResumedWrite accepted(Accepted answer) {
    return started(answer.label(), answer.operation().configurationId().orElse(""), answer);
  }

  /** The same write, whose operation was last seen so. */
  ResumedWrite seen(Operation last) {
    return at(last.configurationId().orElse(""));
  }

  private ResumedWrite started(String id, String made, Accepted answer) {
    return new ResumedWrite(
            write, sentAt, result, detail, id, configuration, Optional.of(answer), problem)
        .at(made);
  }

  /** The same write, with the operation that an earlier command started. */
  ResumedWrite startedAs(String id) {
    return new ResumedWrite(write, sentAt, result, detail, id, configuration, accepted, problem);
  }

  /** The write for messages: {@code the write of 2026-03-01T12:00:00Z to delete ...}. */
  String label() {
    return OpenWrites.label(write, sentAt);
  }

  /** The write as the command prints it. */
  JsonNode json() {
    ObjectNode json = Json.object();
    json.put("write", write.action());
    json.put("method", write.method().name());
    put(json, "name", write.body().path(Fields.DISPLAY_NAME).asText(""));
    json.put("sentAt", sentAt.toString());
    json.put("result", result.text);
    put(json, "detail", detail);
    put(json, "operationId", operation);
    put(json, "configurationId", configuration);
    json.put("idempotencyKey", write.key().toString());
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
