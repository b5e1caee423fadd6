package orch.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orch.configuration.Fields;
import orch.document.Document;
import orch.document.Mistake;
import orch.traffic.CaptureRuleMap;
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

  private static final List<String> UNIQUE =
      List.of("/id", "/" + Fields.DISPLAY_NAME, "/" + Fields.BRIDGE + "/" + Fields.SERVICE);

  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, First> firsts = new HashMap<>();
  private final CaptureRuleMap<Owned> index = new CaptureRuleMap<>();
  private final List<Owned> rules = new ArrayList<>();
  private final List<Diagnostic> tooMany = new ArrayList<>();
  private int documents;

  /**
   * The first document with a value.
   *
   * @param place the file and line of the value
   */
  private record First(String place, boolean hasId) {}

  /**
   * A capture rule, with the number of its document and the place of the rule.
   *
   * @param overlap the diagnostic without the rule that it overlaps with
   */
  private record Owned(Capture capture, int document, Diagnostic overlap) {
    String place() {
      return overlap.file() + ":" + overlap.place().line();
    }
  }

  /** Adds a document; only what the rules need is kept. */
  void add(Document document, SourceFile file) {
    documents++;
    if (documents == MOST + 1) {
      tooMany.add(file.at(MANY.at("", ""), document));
    }
    for (String pointer : UNIQUE) {
      addUnique(pointer, document, file);
    }
    for (Capture capture : Capture.in(document.tree())) {
      Diagnostic overlap = file.at(OVERLAP.at(capture.pointer(), capture.shown()), document);
      Owned owned = new Owned(capture, documents, overlap);
      index.add(capture.rule(), owned);
      rules.add(owned);
    }
  }

  private void addUnique(String pointer, Document document, SourceFile file) {
    JsonNode value = document.tree().at(pointer);
    if (!value.isTextual()) {
      return;
    }
    boolean hasId = document.tree().path("id").isTextual();
    First first =
        firsts.putIfAbsent(
            pointer + value.textValue(), new First(document.placeOf(pointer), hasId));
    Rule rule =
        pointer.equals("/id")
            ? SAME_ID
            : pointer.equals("/" + Fields.DISPLAY_NAME) ? SAME_NAME : SAME_SERVICE;
    // Documents with ids are known by them, whatever their names are.
    if (first != null && !(rule == SAME_NAME && hasId && first.hasId())) {
      String message = Finding.quoted(value.textValue()) + " is also in " + first.place();
      found.add(file.at(rule.at(pointer, message), document));
    }
  }

  /** The findings, when all documents are added. */
  List<Diagnostic> found() {
    List<Diagnostic> all = new ArrayList<>(found);
    for (Diagnostic one : tooMany) {
      String message =
          "is number "
              + (MOST + 1)
              + " of "
              + documents
              + " configurations; an account may have only "
              + MOST;
      all.add(new Diagnostic(MANY.at("", message), one.file(), one.place(), one.line()));
    }
    for (Owned owned : rules) {
      @Nullable Owned other = firstOther(owned);
      if (other != null) {
        all.add(overlap(owned, other));
      }
    }
    return all;
  }

  private static Diagnostic overlap(Owned owned, Owned other) {
    Diagnostic one = owned.overlap();
    String shown = other.capture().shown();
    String with = shown.equals(owned.capture().shown()) ? "" : " with " + shown;
    Mistake mistake = one.finding().mistake();
    String message = mistake.message() + " is also captured by " + other.place() + with;
    Finding finding =
        new Finding(OVERLAP, one.finding().pointer(), new Mistake("", mistake.path(), message));
    return new Diagnostic(finding, one.file(), one.place(), one.line());
  }

  /** A wider rule of another document, or an equal one of a document before this one. */
  private @Nullable Owned firstOther(Owned owned) {
    Owned first = index.equal(owned.capture().rule()).get(0);
    if (first.document() != owned.document()) {
      return first;
    }
    for (Owned wider : index.wider(owned.capture().rule())) {
      if (wider.document() != owned.document()) {
        return wider;
      }
    }
    return null;
  }
}
