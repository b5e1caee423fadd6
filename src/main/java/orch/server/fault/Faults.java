package orch.server.fault;

import java.util.ArrayList;
import java.util.List;
import orch.server.fault.FaultSpec.Target;

/** The pending faults, in the order in which they were requested. */
public final class Faults {
  private final List<FaultSpec> pending;

  private Faults(List<FaultSpec> pending) {
    this.pending = new ArrayList<>(pending);
  }

  /** No faults. */
  public static Faults none() {
    return new Faults(List.of());
  }

  /**
   * Faults from specs of the form {@code [WHERE:]KIND[=ARG][*COUNT]}. Each applies to the next
   * COUNT requests that match its WHERE (one when COUNT is left out, all with {@code *forever}). A
   * request gets the first fault that matches it.
   *
   * @throws IllegalArgumentException when a spec is wrong; the message says why
   */
  public static Faults parse(List<String> specs) {
    return new Faults(specs.stream().map(FaultSpec::parse).toList());
  }

  /** Takes the fault for this request, and counts it as used once. */
  public synchronized Fault next(Target request) {
    for (int i = 0; i < pending.size(); i++) {
      FaultSpec spec = pending.get(i);
      if (spec.covers(request)) {
        countUse(i, spec);
        return spec.fault();
      }
    }
    return Fault.NONE;
  }

  private void countUse(int index, FaultSpec spec) {
    if (spec.times() == 1) {
      pending.remove(index);
    } else if (spec.times() != Integer.MAX_VALUE) {
      pending.set(index, new FaultSpec(spec.target(), spec.fault(), spec.times() - 1));
    }
  }
}
