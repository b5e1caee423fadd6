package orch.cli.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import orch.host.Version;
import orch.json.Json;
import orch.lint.Diagnostic;
import orch.lint.Rule;
import orch.lint.Rules;
import orch.lint.Severity;

/**
 * Findings as SARIF 2.1.0 (OASIS), for code scanning. A result's fingerprint does not depend on its
 * line, so that a finding stays the same one when lines are added above it.
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String FINGERPRINT = "orchFinding/v1";

  private final List<String> ids = new ArrayList<>();

  /** How often the same finding was seen, so that each has a fingerprint of its own. */
  private final Map<String, Integer> seen = new HashMap<>();

  private SarifReport() {}

  static ObjectNode of(Findings findings) {
    return new SarifReport().log(findings);
  }

  private ObjectNode log(Findings findings) {
    ObjectNode log = Json.object();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "orch");
    driver.put("version", Version.NUMBER);
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : Rules.all()) {
      ids.add(rule.id());
      rules.add(rule(rule));
    }
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    findings.all().forEach(finding -> results.add(result(finding)));
    return log;
  }

  private static ObjectNode rule(Rule rule) {
    Rule.Explanation words = rule.explanation();
    ObjectNode json = Json.object();
    json.put("id", rule.id());
    json.putObject("shortDescription").put("text", words.title());
    json.putObject("fullDescription").put("text", words.title() + ". " + words.reason() + ".");
    json.putObject("help").put("text", words.reason() + ". Write " + words.advice() + ".");
    json.putObject("defaultConfiguration").put("level", level(rule.severity()));
    return json;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private ObjectNode result(Diagnostic finding) {
    ObjectNode result = Json.object();
    result.put("ruleId", finding.rule().id());
    result.put("ruleIndex", ids.indexOf(finding.rule().id()));
    result.put("level", level(finding.rule().severity()));
    result.putObject("message").put("text", finding.text());
    ObjectNode location = result.putArray("locations").addObject();
    ObjectNode place = location.putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(finding.file()));
    ObjectNode region = place.putObject("region");
    region.put("startLine", finding.place().line());
    region.put("startColumn", finding.place().column());
    if (!finding.path().isEmpty()) {
      location.putArray("logicalLocations").addObject().put("fullyQualifiedName", finding.path());
    }
    result.putObject("partialFingerprints").put(FINGERPRINT, fingerprint(finding));
    return result;
  }

  /** A relative URI for a relative name, as code scanning expects it. */
  static String uri(String file) {
    try {
      String path = new URI(null, null, file, null).getRawPath();
      // Elsewhere than in the first step, a colon cannot be taken for the end of a scheme.
      return file.startsWith("/") ? "file://" + path : path.replace(":", "%3A");
    } catch (URISyntaxException e) {
      return "unnamed";
    }
  }

  private String fingerprint(Diagnostic finding) {
    // A message may name a line of another file, and a place in a list that moves.
    String text = finding.text().replaceAll(":[0-9]+|\\[[0-9]+\\]", "");
    String same = finding.rule().id() + "\n" + finding.file() + "\n" + text;
    int number = seen.merge(same, 1, Integer::sum);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((same + "\n" + number).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
