package orch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.JsonPointers;

/** Checks a draft and makes a request from it. All mistakes are reported at once. */
public final class Requests {
  private final Draft draft;
  private final Function<String, String> flagOf;

  /**
   * @param flagOf the flag that sets a field, for messages about missing fields; an empty text
   *     where there is none
   */
  public Requests(Draft draft, Function<String, String> flagOf) {
    this.draft = draft;
    this.flagOf = flagOf;
  }

  /**
   * A request to create the configuration in the draft. Optional fields that are null are left out,
   * except for timeouts, where the API knows null.
   *
   * @throws InvalidDocumentException with every mistake there is
   */
  public CreateRequest create() {
    List<Violation> violations = new ArrayList<>(UnknownFields.in(draft.document()));
    violations.addAll(Limits.CREATE.check(draft.document()));
    refuse(draft.document(), violations);
    return new CreateRequest(Nulls.leftOut(draft.document()));
  }

  /** Whether {@link #create} would refuse the draft only because these fields are missing. */
  public boolean lacksOnly(Collection<String> fields) {
    boolean others = !UnknownFields.in(draft.document()).isEmpty();
    for (Violation violation : Limits.CREATE.check(draft.document())) {
      others |= !fields.contains(violation.pointer().substring(1));
    }
    return !others;
  }

  /**
   * A request to replace a configuration with the draft. PUT requires channels, so a draft without
   * channels gets an empty map.
   *
   * @throws InvalidDocumentException with every mistake there is
   */
  public ReplaceRequest replace() {
    if (!draft.document().has(Fields.CHANNELS)) {
      draft.document().putObject(Fields.CHANNELS);
    }
    List<Violation> violations = new ArrayList<>(UnknownFields.in(draft.document()));
    violations.addAll(Limits.REPLACE.check(draft.document()));
    refuse(draft.document(), violations);
    return new ReplaceRequest(Nulls.leftOut(draft.document()));
  }

  /**
   * A request to change a live configuration to the draft; empty when they are the same.
   *
   * @throws InvalidDocumentException with every mistake there is
   */
  public Optional<PatchRequest> patch(Configuration live) {
    ObjectNode patch = Difference.between(live.json(), draft.document()).patch();
    List<Violation> violations = new ArrayList<>();
    for (Violation unknown : UnknownFields.in(draft.document())) {
      // Unknown fields that the live configuration has are not the user's mistakes.
      if (draft.isFromUser(unknown.pointer()) && !has(live.json(), unknown.pointer())) {
        violations.add(unknown);
      }
    }
    violations.addAll(Limits.PATCH.check(patch));
    refuse(patch, violations);
    Nulls.leaveOutInside(patch);
    return patch.isEmpty() ? Optional.empty() : Optional.of(new PatchRequest(patch));
  }

  /**
   * Whether a tree has a value at a pointer. In a list, any element may have it, because their
   * order may change.
   */
  private static boolean has(JsonNode tree, String pointer) {
    int end = pointer.indexOf('/', 1);
    String step = (end < 0 ? pointer : pointer.substring(0, end)).substring(1);
    JsonNode next = tree.path(JsonPointers.key(step));
    if (!tree.isArray()) {
      return end < 0 ? !next.isMissingNode() : has(next, pointer.substring(end));
    }
    for (JsonNode element : tree) {
      if (end < 0 || has(element, pointer.substring(end))) {
        return true;
      }
    }
    return false;
  }

  private void refuse(JsonNode sent, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidDocumentException(violations.stream().map(v -> mistake(sent, v)).toList());
    }
  }

  private Mistake mistake(JsonNode sent, Violation violation) {
    String pointer = violation.pointer();
    String flag = flagOf.apply(pointer.replaceFirst("/", ""));
    if (sent.at(pointer).isMissingNode() && !flag.isEmpty()) {
      String where = draft.file().map(f -> "give " + flag + ", or put it into " + f).orElse(flag);
      return new Mistake("", violation.path(), violation.message() + ": " + where);
    }
    return new Mistake(draft.sourceOf(pointer), violation.path(), violation.message());
  }
}
