"""Whether patrols work: the trial's result, displacement, and how often each test errs."""
