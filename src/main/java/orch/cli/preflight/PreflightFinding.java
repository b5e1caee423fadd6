package orch.cli.preflight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orch.json.Json;
import orch.output.Column;
import orch.output.View;

/**
 * The result of one check.
 *
 * @param subject empty for a check of the account
 * @param thing what the document refers to: an id, or a URL; empty for a check of the account
 */
public record PreflightFinding(
    Check check, Optional<Subject> subject, String thing, Judgement judgement) {
  public static final View VIEW =
      new View(
          List.of("check"),
          List.of(
              Column.of("STATUS", "status"),
              Column.of("CHECK", "check"),
              Column.of("DOCUMENT", "document").as(Column.Kind.TEXT),
              Column.of("FOUND", "found").as(Column.Kind.TEXT)),
          List.of(
              Column.of("STATUS", "status"),
              Column.of("CHECK", "check"),
              Column.of("DOCUMENT", "document").as(Column.Kind.TEXT),
              Column.of("PLACE", "place"),
              Column.of("REFERENCE", "reference"),
              Column.of("FOUND", "found").as(Column.Kind.TEXT),
              Column.of("ADVICE", "advice").as(Column.Kind.TEXT)),
          List.of("check", "status", "document", "place", "reference", "found", "advice"));

  /** Whether the service would refuse the document, or what it refers to would not work. */
  public boolean isProblem() {
    return judgement.state() == Judgement.State.PROBLEM;
  }

  /** Whether the check could not see enough to decide. */
  public boolean isUnknown() {
    return judgement.state() == Judgement.State.UNKNOWN;
  }

  public boolean isOk() {
    return judgement.state() == Judgement.State.OK;
  }

  /** For messages: {@code support.yaml:1: memory: the memory store ... does not exist}. */
  public String line() {
    String place = subject.map(each -> each.place() + ": ").orElse("");
    return place + check + ": " + status() + ": " + judgement.found();
  }

  private String status() {
    return judgement.state().name().toLowerCase(Locale.ROOT);
  }

  /** The finding as data for all output formats. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("check", check.toString()).put("status", status());
    subject.ifPresent(each -> json.put("document", each.name()).put("place", each.place()));
    if (!thing.isEmpty()) {
      json.put("reference", thing);
    }
    json.put("found", judgement.found());
    if (!judgement.advice().isEmpty()) {
      json.put("advice", judgement.advice());
    }
    return json;
  }
}
