package orch.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orch.json.Json;
import orch.server.fault.RuleCount;
import orch.server.store.Store;

/** What a test may look at and change while a control plane runs. Many threads may use it. */
public final class Administration {
  private final Store store;
  private final Emulation emulation;

  Administration(Store store, Emulation emulation) {
    this.store = store;
    this.emulation = emulation;
  }

  /** The clock, the rules with what they counted, and how much the database holds. */
  public ObjectNode state() {
    ObjectNode state = Json.object();
    state.put("seed", emulation.faults().seed().value());
    state.set("clock", clock());
    state.set("faults", faults());
    Store.Counts counts = store.counts();
    state.put("configurations", counts.configurations());
    return state.put("openOperations", counts.openOperations());
  }

  /** The kind of the clock, and the time that clients see. */
  public ObjectNode clock() {
    String kind = emulation.clock().isPresent() ? "virtual" : "real";
    return Json.object().put("kind", kind).put("now", store.now().toString());
  }

  /** The rules in use, in order, with what they counted. */
  public ArrayNode faults() {
    ArrayNode rules = Json.array();
    for (RuleCount one : emulation.faults().rules()) {
      rules
          .addObject()
          .put("rule", one.rule())
          .put("matched", one.matched())
          .put("applied", one.applied());
    }
    return rules;
  }

  /**
   * Adds rules behind those in use: all of them or, when one is wrong, none.
   *
   * @throws IllegalArgumentException when one is wrong; the message says where and why
   */
  public void addFaults(List<String> rules) {
    emulation.faults().add(rules);
  }

  /** Removes all rules, those of the start as well. */
  public void clearFaults() {
    emulation.faults().clear();
  }

  /**
   * Lets time pass on the virtual clock, and wakes the responses that wait for it.
   *
   * @throws IllegalStateException when the clock is real
   * @throws IllegalArgumentException when the time is negative or too long
   */
  public void advance(Duration by) {
    Optional<VirtualClock> clock = emulation.clock();
    if (clock.isEmpty()) {
      throw new IllegalStateException("the clock is real: only a virtual one can be advanced");
    }
    clock.get().advance(by);
  }

  /**
   * Deletes the configurations, operations and idempotency keys of all accounts, and returns to the
   * rules of the start, with all counts at zero. The clock keeps its time.
   */
  public void reset() {
    store.clear();
    emulation.faults().restart();
  }

  /** The configurations that reads show now to an account, in the order of their ids. */
  public List<JsonNode> configurations(String account) {
    return store.documents(account).stream().map(Json::read).toList();
  }
}
