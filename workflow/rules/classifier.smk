# The statistical model beside the rules.
