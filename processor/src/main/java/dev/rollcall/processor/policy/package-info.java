/**
 * What a provider's policy makes of its mirror (docs/policy.md), one class a rule, in the
 * explicit lists of {@link dev.rollcall.processor.policy.AccountRules}.
 *
 * <p>
 * The combining law. <em>Standing</em>: each {@code StandingRule} gives an opinion or
 * none; the most restrictive opinion wins (no account before disabled before active), and
 * among equals the one whose reason the account already has, else the first in the list.
 * There is always an opinion. <em>Entitlements</em>: each {@code EntitlementRule} owns
 * one facet and says why it is so; they follow mirror and policy in both directions.
 * <em>Profile</em>: each {@code ProfileRule} sets the fields it owns and no other; no
 * field has two owners, so the order of these rules does not matter.
 *
 * <p>
 * Pure: rules see a {@link dev.rollcall.processor.policy.Subject} and nothing else.
 */
@NullMarked
package dev.rollcall.processor.policy;

import org.jspecify.annotations.NullMarked;
