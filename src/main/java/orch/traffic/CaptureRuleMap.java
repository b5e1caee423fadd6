package orch.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by capture rules: finds those of the rules that capture a message, or all messages of
 * another rule, without a look at the other rules.
 *
 * @param <T> what belongs to a rule
 */
public final class CaptureRuleMap<T> {
  private final Map<Ends, Map<Map<String, String>, List<T>>> values = new HashMap<>();

  /** The addresses of a rule in normal form. */
  private record Ends(String channel, String from, String to) {
    /**
     * Written by hand, like the hash code: Java builds those of a record at run time from method
     * handles, 32 classes and a twentieth of the CPU time of a command that creates.
     */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ends ends
          && channel.equals(ends.channel)
          && from.equals(ends.from)
          && to.equals(ends.to);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * channel.hashCode() + from.hashCode()) + to.hashCode();
    }
  }

  /** Adds the value of a rule; several rules may be equal. */
  public void add(CaptureRule rule, T value) {
    values
        .computeIfAbsent(ends(rule), ends -> new LinkedHashMap<>())
        .computeIfAbsent(rule.metadata(), metadata -> new ArrayList<>())
        .add(value);
  }

  /** The values of the rules that capture the same messages, in the order they were added. */
  public List<T> equal(CaptureRule rule) {
    return values.getOrDefault(ends(rule), Map.of()).getOrDefault(rule.metadata(), List.of());
  }

  /**
   * The values of the rules that capture all messages of this rule and more. Two rules of which
   * neither does that share only messages between two addresses that are both captured, or with the
   * metadata of both.
   */
  public List<T> wider(CaptureRule rule) {
    List<T> wider = new ArrayList<>();
    for (Ends ends : covering(ends(rule))) {
      boolean isSame = ends.equals(ends(rule));
      collect(ends, rule.metadata(), isSame, wider);
    }
    return wider;
  }

  /** The values of the rules that capture a message in normal form. */
  List<T> capturing(String channel, String from, String to, Map<String, String> metadata) {
    List<T> capturing = new ArrayList<>();
    for (Ends ends : covering(new Ends(channel, from, to))) {
      collect(ends, metadata, false, capturing);
    }
    return capturing;
  }

  private static Ends ends(CaptureRule rule) {
    return new Ends(rule.channel(), rule.from(), rule.to());
  }

  private static Set<Ends> covering(Ends ends) {
    String any = CaptureRule.WILDCARD;
    Set<Ends> covering = new LinkedHashSet<>();
    covering.add(ends);
    covering.add(new Ends(ends.channel(), ends.from(), any));
    covering.add(new Ends(ends.channel(), any, ends.to()));
    covering.add(new Ends(ends.channel(), any, any));
    return covering;
  }

  /**
   * Adds the values of the rules whose metadata are among these.
   *
   * @param isStrict whether rules with exactly these metadata are left out
   */
  private void collect(Ends ends, Map<String, String> metadata, boolean isStrict, List<T> found) {
    Map<Map<String, String>, List<T>> rules = values.getOrDefault(ends, Map.of());
    if (rules.isEmpty()) {
      return;
    }
    // Thousands of rules may differ only in their metadata: then the few subsets are looked up.
    boolean areSubsetsFewer =
        metadata.size() < Integer.SIZE - 1 && 1 << metadata.size() < rules.size();
    for (Map<String, String> subset : areSubsetsFewer ? subsets(metadata) : rules.keySet()) {
      if (metadata.entrySet().containsAll(subset.entrySet())
          && !(isStrict && subset.equals(metadata))) {
        found.addAll(rules.getOrDefault(subset, List.of()));
      }
    }
  }

  private static Set<Map<String, String>> subsets(Map<String, String> metadata) {
    Set<Map<String, String>> subsets = new LinkedHashSet<>();
    subsets.add(Map.of());
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      for (Map<String, String> subset : List.copyOf(subsets)) {
        Map<String, String> larger = new HashMap<>(subset);
        larger.put(entry.getKey(), entry.getValue());
        subsets.add(larger);
      }
    }
    return subsets;
  }
}
