/**
 * Attacks on orch as it is used: {@code bin/orch} in processes of its own, killed, interrupted and
 * cut off at seeded moments; then what orch itself advises is done, and everything must be in
 * order.
 *
 * <p>{@code mvn verify} runs a short form. By hand: {@code mvn verify -Dorch.attack=long} for at
 * least a hundred moments each, {@code -Dorch.attack=N} for N, {@code -Dorch.attack.seed=S} for
 * other moments, and {@code -Dit.test='orch.attack.*' -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false} for nothing but the attacks. A failure names the seed
 * and the round.
 */
@NullMarked
package orch.attack;

import org.jspecify.annotations.NullMarked;
