package orch.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.configuration.Difference;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.PatchRequest;
import orch.configuration.Requests;
import orch.document.Document;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.json.Json;
import orch.plan.UnplannableException.Problem;

/**
 * Makes plans. Only the fields in a document are managed: a live configuration keeps its other
 * fields, channel by channel and timeout by timeout. Lists are replaced as a whole, and null
 * removes a field.
 */
public final class Planner {
  private final List<Configuration> live;
  private final Ownership ownership;

  /**
   * @param live all configurations of the account
   */
  public Planner(List<Configuration> live) {
    this(live, Ownership.ANY);
  }

  /**
   * @param live all configurations of the account
   * @param ownership which configurations may be meant by a name
   */
  public Planner(List<Configuration> live, Ownership ownership) {
    this.live = List.copyOf(live);
    this.ownership = ownership;
  }

  /**
   * Which configurations belong to the files.
   *
   * @param lock what earlier applies recorded; empty when there is no lock
   * @param adopts whether a configuration that the lock does not list is taken over: the one with
   *     the name of a document, or with its bridge service, of which there can be only one
   * @param isMine whether a configuration is known to be made from a document, although the lock
   *     does not list it yet
   */
  public record Ownership(
      Optional<Lock> lock, boolean adopts, BiPredicate<Configuration, Document> isMine) {
    /** Without a lock, the name decides. */
    public static final Ownership ANY =
        new Ownership(Optional.empty(), false, (each, document) -> true);

    boolean allows(Configuration found, Document document) {
      return lock.isEmpty()
          || adopts
          || lock.get().byId().containsKey(found.id())
          || isMine.test(found, document);
    }
  }

  /**
   * The plan for some documents.
   *
   * @throws InvalidDocumentException with every mistake in the documents
   * @throws UnplannableException when it is unclear which configurations the documents mean
   */
  public Plan plan(List<Document> documents) {
    List<Problem> problems = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    List<PlanEntry> entries = new ArrayList<>();
    Identity identity = new Identity(live, ownership, problems);
    for (Document document : documents) {
      try {
        Optional<Configuration> found = identity.of(document);
        if (found.isPresent()) {
          entries.add(update(document, found.get()));
        } else {
          Draft draft = Draft.of(document);
          if (problems.isEmpty()) {
            entries.add(create(document, draft));
          }
        }
      } catch (InvalidDocumentException invalid) {
        mistakes.addAll(invalid.mistakes());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidDocumentException(mistakes);
    }
    if (!problems.isEmpty()) {
      throw new UnplannableException(problems);
    }
    return new Plan(entries);
  }

  private static PlanEntry create(Document document, Draft draft) {
    CreateRequest request = new Requests(draft, field -> "").create();
    ObjectNode body = request.toJson();
    return new PlanEntry(
        Action.CREATE,
        request.displayName(),
        document.placeOf(""),
        new Configuration(Json.object()),
        body,
        Difference.between(Json.object(), body).changes());
  }

  private static PlanEntry update(Document document, Configuration found) {
    Configuration live = found.unpacked();
    Draft draft = Draft.onto(live);
    draft.merge(document);
    Optional<PatchRequest> request = new Requests(draft, field -> "").patch(live);
    ObjectNode patch = request.isPresent() ? request.get().toJson() : Json.object();
    return new PlanEntry(
        request.isPresent() ? Action.UPDATE : Action.UNCHANGED,
        draft.document().path(Fields.DISPLAY_NAME).asText(live.label()),
        document.placeOf(""),
        request.isPresent() ? live : found,
        patch,
        Difference.by(patch, live.json()).changes());
  }
}
