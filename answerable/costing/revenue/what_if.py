"""What-if questions as they are shown: scenarios and sensitivity."""

from answerable.costing.revenue.scenario_exhibit import tell_scenarios
from answerable.costing.revenue.sensitivity_exhibit import tell_sensitivity

__all__ = ["tell_scenarios", "tell_sensitivity"]
