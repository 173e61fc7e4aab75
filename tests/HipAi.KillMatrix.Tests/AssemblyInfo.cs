// Each chain has a service of its own; two at a time are what two cores carry.
[assembly: LevelOfParallelism(2)]
