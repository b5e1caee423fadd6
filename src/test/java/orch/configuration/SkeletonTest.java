package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import orch.document.Document;
import orch.document.DocumentReader;
import orch.lint.Rules;
import org.junit.jupiter.api.Test;

/** The skeleton is a valid configuration, also when every example in it is used. */
class SkeletonTest {
  @Test
  void theSkeletonIsValidAsItIs() {
    check(Skeleton.text());
  }

  @Test
  void everyExampleOfTheSkeletonIsValid() {
    Document all = check(Skeleton.text().replaceAll("(?m)^( *)#(?=[^ \\n])", "$1"));
    for (String field : Fields.WRITABLE) {
      assertTrue(all.tree().has(field), field);
    }
  }

  private static Document check(String text) {
    Document document =
        DocumentReader.read("skeleton.yaml", text.getBytes(StandardCharsets.UTF_8)).get(0);
    List<String> objections = new ArrayList<>();
    UnknownFields.in(document.tree()).forEach(v -> objections.add(v.pointer() + v.message()));
    Limits.CREATE.check(document.tree()).forEach(v -> objections.add(v.pointer() + v.message()));
    Rules.check(document.tree()).forEach(finding -> objections.add(finding.text()));
    assertEquals(List.of(), objections);
    return document;
  }
}
