/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */

namespace {

int made;

class Shape {
public:
	Shape() { made++; }
	virtual int area() const { return 0; }
};

class Square : public Shape {
public:
	explicit Square(int side) : side_(side) {}
	int area() const override { return side_ * side_; }

private:
	int side_;
};

/* Made before main() by the image's constructors. */
const Square unit(1);

} // namespace

extern "C" int square_area(int side)
{
	const Square square(side);
	const Shape &shape = square;

	return shape.area() * unit.area();
}

extern "C" int shapes_made_before_main()
{
	/* One of them is square_area()'s, called earlier. */
	return made - 1;
}
