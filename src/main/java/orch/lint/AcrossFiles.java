package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orch.configuration.Fields;
import orch.document.Document;
import org.jspecify.annotations.Nullable;

/** Rules about several documents together. */
final class AcrossFiles {
  /** The most configurations of an account, by one source. */
  private static final int MOST = 10;

  static final Rule MANY =
      Rule.warning(
          "O026",
          "There are more than 10 configurations",
          "One source names 10 as the limit of an account, and the service may refuse more",
          "at most 10 configurations for one account");
  static final Rule SAME_NAME =
      Rule.error(
          "O027",
          "Two documents have the same name",
          "A document without an id is found by its name, so both would be the same configuration",
          "another name, or the id in each of the documents");
  static final Rule SAME_ID =
      Rule.error(
          "O028",
          "Two documents have the same id",
          "Both change the same configuration, and the last one wins",
          "one document for each configuration");
  static final Rule OVERLAP =
      Rule.warning(
          "O038",
          "Two configurations capture the same messages",
          "It is not documented which configuration gets such a message",
          "rules of which only one matches a message");
  static final Rule SAME_SERVICE =
      Rule.error(
          "O046",
          "Two documents have the same bridge service",
          "A service belongs to one configuration, and the service refuses the second one",
          "another serviceId, or conversationsV1Bridge in only one of the documents");

  static final List<Rule> OF_IDENTITIES = List.of(MANY, SAME_NAME, SAME_ID);
  static final List<Rule> OF_RULES = List.of(OVERLAP);
  static final List<Rule> OF_CHANNELS = List.of(SAME_SERVICE);

  private final List<Document> documents;
  private final List<Diagnostic> found = new ArrayList<>();

  private AcrossFiles(List<Document> documents) {
    this.documents = documents;
  }

  /** A capture rule with its document. */
  private record Owned(Capture rule, Document document) {}

  /** The findings that only show when all documents are seen together. */
  static List<Diagnostic> check(List<Document> documents) {
    AcrossFiles all = new AcrossFiles(documents);
    if (documents.size() > MOST) {
      String message =
          "is number "
              + (MOST + 1)
              + " of "
              + documents.size()
              + " configurations; an account may have only "
              + MOST;
      all.found(MANY, documents.get(MOST), "", message);
    }
    all.same(SAME_ID, "/id");
    all.same(SAME_NAME, "/" + Fields.DISPLAY_NAME);
    all.same(SAME_SERVICE, "/" + Fields.BRIDGE + "/" + Fields.SERVICE);
    all.overlaps();
    return all.found;
  }

  private void found(Rule rule, Document document, String pointer, String message) {
    found.add(Diagnostic.of(rule.at(pointer, message), document));
  }

  /** Finds a text that another document before has at the same place. */
  private void same(Rule rule, String pointer) {
    Map<String, Document> first = new HashMap<>();
    for (Document document : documents) {
      JsonNode value = document.tree().at(pointer);
      if (value.isTextual()) {
        @Nullable Document other = first.putIfAbsent(value.textValue(), document);
        if (other != null && !(rule == SAME_NAME && areKnownById(document, other))) {
          found(
              rule,
              document,
              pointer,
              Finding.quoted(value.textValue()) + " is also in " + other.placeOf(pointer));
        }
      }
    }
  }

  private static boolean areKnownById(Document one, Document other) {
    return one.tree().path("id").isTextual() && other.tree().path("id").isTextual();
  }

  private void overlaps() {
    CaptureIndex<Owned> index = new CaptureIndex<>();
    List<Owned> all = new ArrayList<>();
    for (Document document : documents) {
      for (Capture rule : Capture.in(document.tree())) {
        Owned owned = new Owned(rule, document);
        index.add(rule, owned);
        all.add(owned);
      }
    }
    for (Owned owned : all) {
      @Nullable Owned other = firstOther(owned, index);
      if (other != null) {
        String message =
            owned.rule().shown()
                + " is also captured by "
                + other.document().placeOf(other.rule().pointer())
                + (other.rule().shown().equals(owned.rule().shown())
                    ? ""
                    : " with " + other.rule().shown());
        found(OVERLAP, owned.document(), owned.rule().pointer(), message);
      }
    }
  }

  /** A wider rule of another document, or an equal one of a document before this one. */
  private static @Nullable Owned firstOther(Owned owned, CaptureIndex<Owned> index) {
    List<Owned> equal = index.equal(owned.rule());
    Owned first = Objects.requireNonNull(equal.get(0));
    if (first.document() != owned.document()) {
      return first;
    }
    for (Owned wider : index.wider(owned.rule())) {
      if (wider.document() != owned.document()) {
        return wider;
      }
    }
    return null;
  }
}
